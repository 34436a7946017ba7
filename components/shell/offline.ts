/** Has public/service-worker.js keep what a member reads offline, this page among it where it is such a page. */
export async function keepForOffline() {
  const worker = navigator.serviceWorker
  // None where the address is not https, nor where the reader forbids it; then there is nothing offline.
  await worker?.register('/service-worker.js').catch(() => undefined)
  const { active } = (await worker?.ready) ?? {}
  active?.postMessage(location.href)
}

/** Somebody leaves: what is theirs is forgotten at once, whether or not the server's answer arrives. */
export function forgetOffline() {
  navigator.serviceWorker?.controller?.postMessage('forget')
}
