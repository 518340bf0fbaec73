import { type ComponentType, useEffect, useState } from 'react'

type Helper = ComponentType

/** Tooltips and notices: fetched at the first move, touch or key, because nothing on the first screen needs them. */
export function Helpers() {
  const [helpers, setHelpers] = useState<Helper[]>([])
  useEffect(() => {
    const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
    const forget = () => {
      for (const sign of signs) document.removeEventListener(sign, load)
    }
    const load = async () => {
      forget()
      const [tips, toaster] = await Promise.all([import('./tip-host.tsx'), import('../toaster.tsx')])
      setHelpers([tips.default, toaster.default])
    }
    for (const sign of signs) document.addEventListener(sign, load)
    return forget
  }, [])
  return helpers.map((Each, index) => <Each key={index === 0 ? 'tips' : 'notices'} />)
}
