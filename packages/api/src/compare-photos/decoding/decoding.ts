import type { Inspection } from '../inspect/refusals.ts'

/** `people` wait for their answer; `imports` have a process of their own, never delay them, and are set upright. */
export type PhotoLane = 'people' | 'imports'

export type PhotoInspector = {
  /** Decodes and judges a photo outside this process. Owners take turns, one photo of each at a time. */
  inspect(photo: Buffer, by: { owner: string; lane: PhotoLane }): Promise<Inspection>
  close(): void
}
