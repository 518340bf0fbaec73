import type { Log } from '../../context.ts'
import type { Inspection } from '../inspect/refusals.ts'
import { createFairQueue } from './fair-queue.ts'
import { createPhotoProcess, type PhotoLimits, photoLimits } from './photo-process.ts'

/** `people` wait for their answer; `imports` have a process of their own and never delay them. */
export type PhotoLane = 'people' | 'imports'

const PROCESSES: Record<PhotoLane, number> = { people: 2, imports: 1 }

export type PhotoInspector = {
  /** Decodes and judges a photo outside this process. Owners take turns, one photo of each at a time. */
  inspect(photo: Buffer, by: { owner: string; lane: PhotoLane }): Promise<Inspection>
  close(): void
}

/** Starts its processes with the first photos. Other limits than the product's are for tests only. */
export function createPhotoInspector(log: Log, limits: PhotoLimits = photoLimits): PhotoInspector {
  const laneOf = (lane: PhotoLane) => Array.from({ length: PROCESSES[lane] }, () => createPhotoProcess(log, limits))
  const processes = { people: laneOf('people'), imports: laneOf('imports') }
  const queues = { people: createFairQueue(processes.people), imports: createFairQueue(processes.imports) }
  return {
    inspect: (photo, { owner, lane }) => queues[lane].use(owner, (process) => process.inspect(photo)),
    close() {
      for (const process of Object.values(processes).flat()) process.end()
    },
  }
}
