import { type ComponentType, useEffect, useState } from 'react'

/** A part of the page that is fetched once it is wanted, with what it speaks; null until it is there. */
export function useLazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  wanted: boolean,
): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  useEffect(() => {
    if (!wanted || Part) return
    let gone = false
    void load().then(({ default: loaded }) => {
      if (!gone) setPart(() => loaded)
    })
    return () => {
      gone = true
    }
  }, [wanted, Part, load])
  return Part
}
