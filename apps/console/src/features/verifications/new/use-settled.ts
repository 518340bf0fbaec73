import { useEffect, useState } from 'react'

const TYPING_MS = 300

/** The value after it rested for a moment, so that typing does not ask at every letter. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [key])
  return settled
}
