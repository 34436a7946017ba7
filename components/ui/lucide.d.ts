/** One icon a file: reading the package's own list would read all of them. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const nodes: [string, Record<string, string>][]
  export default nodes
}
