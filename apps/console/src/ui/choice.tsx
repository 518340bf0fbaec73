import type { ComponentProps, ReactNode } from 'react'

const box = 'm-0 size-4 flex-none cursor-pointer appearance-none border-[1.5px] border-line-control bg-surface'

export function Radio(props: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="radio" className={`${box} rounded-full checked:border-[5px] checked:border-accent`} {...props} />
}

export function Checkbox(props: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className="relative grid size-4 flex-none">
      <input type="checkbox" className={`${box} peer rounded-key checked:border-accent checked:bg-accent`} {...props} />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-px left-[5.5px] hidden h-[9px] w-[5px] rotate-45 border-r-2 border-b-2 border-on-accent peer-checked:block"
      />
    </span>
  )
}

type SegmentsProps<Value extends string> = {
  name: string
  legend: ReactNode
  value: Value
  options: readonly { value: Value; label: ReactNode; lang?: string }[]
  onChange(value: Value): void
  children?: ReactNode
}

/** A few choices of which one holds, side by side. */
export function Segments<Value extends string>({
  name,
  legend,
  value,
  options,
  onChange,
  children,
}: SegmentsProps<Value>) {
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-body font-medium leading-4.5 max-md:text-read">{legend}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <div className="inline-flex max-w-full flex-wrap gap-px rounded-panel bg-sunken p-0.5 ring ring-line ring-inset">
          {options.map((option) => (
            <label
              key={option.value}
              lang={option.lang}
              className="relative flex h-[calc(var(--control)-4px)] items-center rounded-chip px-2.5 font-medium text-ink-2 hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-1 has-checked:ring has-checked:ring-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
              style={{ lineHeight: 1 }}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
                className="absolute inset-0 m-0 cursor-pointer opacity-0"
              />
              {option.label}
            </label>
          ))}
        </div>
        {children}
      </div>
    </fieldset>
  )
}
