/** By how many megabytes the most that the process ever held has grown. */
export async function grownBy(work: () => Promise<unknown>): Promise<number> {
  const before = process.resourceUsage().maxRSS
  await work()
  return (process.resourceUsage().maxRSS - before) / 1_000
}
