/** Has public/service-worker.js keep what a member reads offline, this page among it where it is such a page. */
export async function keepForOffline() {
  const worker = navigator.serviceWorker
  // None where the address is not https, nor where the reader forbids it; then there is nothing offline.
  if (!(await worker?.register('/service-worker.js').catch(() => undefined))) return
  const { active } = await worker.ready
  // It keeps nothing before it also hears what the page asks: that somebody leaves, or another comes.
  if (!worker.controller) {
    const heard = new Promise((settle) => worker.addEventListener('controllerchange', settle, { once: true }))
    active?.postMessage('claim')
    await heard
  }
  worker.controller?.postMessage(location.href)
}

/** Somebody leaves: what is theirs is forgotten at once, drafts too, whether or not the server's answer arrives. */
export async function forgetOffline() {
  try {
    window.sessionStorage.clear()
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  const registration = await navigator.serviceWorker?.getRegistration()
  registration?.active?.postMessage('forget')
}
