// Written for whatever Node there is: it has to be understood before it can be refused.
var NEEDED = [20, 19]

export function nodeIsNewEnough() {
  var version = process.versions.node.split('.').map(Number)
  if (version[0] > NEEDED[0] || (version[0] === NEEDED[0] && version[1] >= NEEDED[1])) return true
  console.error('Lectern needs Node ' + NEEDED.join('.') + ' or newer, and this is Node ' + process.versions.node + '.')
  process.exitCode = 1
  return false
}
