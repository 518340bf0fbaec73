import type { FileKind } from '@ekyc/domain'
import { useEffect, useRef, useState } from 'react'
import type { UploadedPhoto } from '#/api.ts'
import { type Mending, mendPhoto } from './mend-photo.ts'
import { type UploadProblem, uploadPhoto } from './upload-photo.ts'

/** A file that is shown turned: drawn anew from `upright` for each turn, so that turning costs no quality. */
type Turned = { upright: File; degrees: number }
/** `original`: the file as it was chosen, where this one was turned or cut here. */
type Shown = { file: File; preview: string; original?: File; turned?: Turned }

export type PhotoState =
  | { step: 'none' }
  | ({ step: 'uploading'; share: number } & Shown)
  | ({ step: 'refused'; problem: UploadProblem | 'notMended'; fileKind?: FileKind } & Shown)
  | ({ step: 'ready'; photo: UploadedPhoto } & Shown)

/** One compare photo: sent to the server as soon as it is dropped, so that its faults are known while the form is filled. */
export function usePhoto() {
  const [state, setState] = useState<PhotoState>({ step: 'none' })
  const running = useRef<AbortController>(undefined)
  const preview = useRef<string>(undefined)

  const forget = () => {
    running.current?.abort()
    if (preview.current) URL.revokeObjectURL(preview.current)
    preview.current = undefined
  }
  useEffect(() => forget, [])

  async function choose(file: File, original?: File, turned?: Turned) {
    forget()
    const controller = new AbortController()
    const shown = { file, original, turned, preview: URL.createObjectURL(file) }
    preview.current = shown.preview
    running.current = controller
    setState({ step: 'uploading', ...shown, share: 0 })
    const answer = await uploadPhoto(file, {
      signal: controller.signal,
      onProgress: (share) => setState({ step: 'uploading', ...shown, share }),
    })
    if (controller.signal.aborted) return
    setState(
      answer.ok
        ? { step: 'ready', ...shown, photo: answer.photo }
        : { step: 'refused', ...shown, problem: answer.problem, fileKind: answer.fileKind },
    )
  }

  /** Draws the photo anew and sends it like any other: the verdict stays the server's. */
  async function mend(how: Mending) {
    if (state.step !== 'ready') return
    const { file, preview, original = file } = state
    const chosen = running.current
    setState({ step: 'uploading', file, preview, share: 0 })
    const mended = await ('turn' in how ? turn(state, how.turn) : cut(file, how)).catch(() => null)
    if (chosen?.signal.aborted) return
    if (!mended) setState({ step: 'refused', file, preview, original, problem: 'notMended' })
    else await choose(mended.file, mended.file === original ? undefined : original, mended.turned)
  }

  function remove() {
    forget()
    setState({ step: 'none' })
  }

  return { state, choose: (file: File) => choose(file), mend, remove }
}

const cut = async (file: File, how: Mending) => ({ file: await mendPhoto(file, how), turned: undefined })

async function turn({ file, turned }: Shown, by: number): Promise<{ file: File; turned?: Turned }> {
  const { upright, degrees } = turned ?? { upright: file, degrees: 0 }
  const total = (degrees + by) % 360
  if (total !== 90 && total !== 180 && total !== 270) return { file: upright }
  return { file: await mendPhoto(upright, { turn: total }), turned: { upright, degrees: total } }
}
