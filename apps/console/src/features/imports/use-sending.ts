import { useState } from 'react'
import type { ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { type Refusal, sendStream } from './send-stream.ts'

/** One file on its way to the server: how far it is, and why it was not taken. */
export function useSending(procedure: 'upload' | 'addPhotos', onTaken: (view: ImportView) => void) {
  const t = useT()
  const [share, setShare] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  async function send(body: Blob, headers: Record<string, string>) {
    setRefusal(null)
    setShare(0)
    const answer = await sendStream(procedure, body, { headers, onProgress: setShare })
    setShare(null)
    if (answer.ok) onTaken(answer.view)
    else setRefusal(answer)
  }
  const about = procedure === 'addPhotos' ? 'zip' : 'file'
  const wordsOf = ({ reason, row }: Refusal) =>
    reason === 'tooManyBytes'
      ? t(`imports.refused.tooManyBytes.${about}`)
      : t(`imports.refused.${reason}`, { row: row ?? 0 })
  return { share, error: refusal && wordsOf(refusal), send }
}
