import { useEffect, useRef, useState } from 'react'
import type { UploadedPhoto } from '#/api.ts'
import { type UploadProblem, uploadPhoto } from './upload-photo.ts'

export type PhotoState =
  | { step: 'none' }
  | { step: 'uploading'; file: File; preview: string; share: number }
  | { step: 'refused'; file: File; preview: string; problem: UploadProblem }
  | { step: 'ready'; file: File; preview: string; photo: UploadedPhoto }

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

  async function choose(file: File) {
    forget()
    const shown = URL.createObjectURL(file)
    const controller = new AbortController()
    preview.current = shown
    running.current = controller
    const about = { file, preview: shown }
    setState({ step: 'uploading', ...about, share: 0 })
    const answer = await uploadPhoto(file, {
      signal: controller.signal,
      onProgress: (share) => setState({ step: 'uploading', ...about, share }),
    })
    if (controller.signal.aborted) return
    setState(
      answer.ok
        ? { step: 'ready', ...about, photo: answer.photo }
        : { step: 'refused', ...about, problem: answer.problem },
    )
  }

  function remove() {
    forget()
    setState({ step: 'none' })
  }

  return { state, choose, remove }
}
