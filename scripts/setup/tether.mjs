// Preloaded into every Node process that the scripts start: however its parent ends, it does not outlive it.
if (process.channel) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}
