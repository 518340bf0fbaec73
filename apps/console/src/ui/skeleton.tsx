/** A grey bar where words will stand. */
export function Bone({ className }: { className: string }) {
  return <span aria-hidden="true" className={`block h-2.5 animate-pulse rounded-key bg-line ${className}`} />
}

/** A card's worth of lines while it loads. */
export function SkeletonLines({ lines, label }: { lines: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3 p-3.5">
      {Array.from({ length: lines }, (_, i) => (
        <Bone key={`line-${i + 1}`} className={i % 3 === 2 ? 'w-2/5' : i % 2 ? 'w-3/5' : 'w-4/5'} />
      ))}
    </div>
  )
}
