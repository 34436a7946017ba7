// Preloaded into every Node program that the scripts start: however its parent ends, it does not outlive it.
process.on('disconnect', () => process.exit(1))
process.channel?.unref() // listening must not keep it alive either
// The program's own children inherit these arguments and have channels of their own to it.
process.execArgv.splice(process.execArgv.indexOf('--import'), 2)
