/** A key, where it helps those who use one; screen readers hear it from the shortcut list. */
export function Kbd({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
    <kbd
      aria-hidden="true"
      className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-key border border-b-2 border-line-strong bg-surface px-1 font-sans text-micro leading-none text-ink-2"
    >
      {children}
    </kbd>
  )
}
