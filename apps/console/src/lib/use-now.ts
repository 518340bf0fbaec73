import { useEffect, useState } from 'react'

/** The instant of the last tick, in milliseconds. Everything that ages on screen hangs on one of these. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
