/** Where something is about to stand, in about its size. `label` says so to those who do not see it. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div className="grid gap-3" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} className="skeleton" aria-hidden="true" />
      ))}
    </div>
  )
}
