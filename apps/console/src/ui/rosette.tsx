const turns = (count: number, step: number, from = 0) => Array.from({ length: count }, (_, i) => from + i * step)

/** The mark: ellipses, like the fine lines on bank notes and passports. */
export function Mark({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className={className}
    >
      {turns(3, 60).map((turn) => (
        <ellipse key={turn} cx="12" cy="12" rx="10" ry="4.6" transform={`rotate(${turn} 12 12)`} />
      ))}
    </svg>
  )
}

/** The large drawing: behind sign-in and in empty states, nowhere else. */
export function Rosette({ fine = false, className }: { fine?: boolean; className: string }) {
  const step = fine ? 5 : 180 / 14
  const count = fine ? 36 : 14
  return (
    <svg
      viewBox="-100 -100 200 200"
      fill="none"
      stroke="currentColor"
      strokeWidth={fine ? 0.32 : 0.7}
      aria-hidden="true"
      className={className}
    >
      {turns(count, step).map((turn) => (
        <ellipse key={turn} rx="96" ry={fine ? 40 : 34} transform={`rotate(${turn})`} />
      ))}
      {turns(count, step, step / 2).map((turn) => (
        <ellipse key={turn} rx="60" ry={fine ? 20 : 17} transform={`rotate(${turn})`} />
      ))}
    </svg>
  )
}
