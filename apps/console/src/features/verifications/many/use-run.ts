import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type ManyReport, trpc } from '#/api.ts'

/** So many at a time: small enough for a bar that moves, and for a stop that is heard. */
const BATCH = 25

export type Failed = ManyReport['rows'][number] & { problem: object }
export type Run = {
  total: number
  /** Those that an answer came for. */
  done: number
  failed: Failed[]
  /** Nobody knows of these: their answer was lost. */
  lost: string[]
  error: unknown
  over: boolean
}

/** Does an act batch by batch, to its end, to a stop or to the first batch without an answer. Nothing is tried twice by itself. */
export function useRun(act: (ids: string[]) => Promise<ManyReport>) {
  const queryClient = useQueryClient()
  const [run, setRun] = useState<Run | null>(null)
  const stopped = useRef(false)

  async function start(ids: string[]) {
    let now: Run = { total: ids.length, done: 0, failed: [], lost: [], error: null, over: false }
    setRun(now)
    for (let from = 0; from < ids.length && !stopped.current && now.lost.length === 0; from += BATCH) {
      const batch = ids.slice(from, from + BATCH)
      try {
        const { rows } = await act(batch)
        const failed = rows.filter((row): row is Failed => row.problem !== null)
        now = { ...now, done: now.done + rows.length, failed: [...now.failed, ...failed] }
      } catch (error) {
        now = { ...now, lost: batch, error }
      }
      setRun(now)
    }
    setRun({ ...now, over: true })
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.verifications.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.messages.pathKey() }),
    ])
  }
  const stop = () => {
    stopped.current = true
  }
  return { run, start, stop }
}
