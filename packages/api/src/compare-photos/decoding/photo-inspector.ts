import type { Log } from '../../context.ts'
import { createFairQueue } from '../../fair-queue.ts'
import type { PhotoInspector, PhotoLane } from './decoding.ts'
import { createPhotoProcess, type PhotoLimits, photoLimits } from './photo-process.ts'

const PROCESSES: Record<PhotoLane, number> = { people: 2, imports: 1 }

/** Starts its processes with the first photos. Other limits than the product's are for tests only. */
export function createPhotoInspector(log: Log, limits: PhotoLimits = photoLimits): PhotoInspector {
  const laneOf = (lane: PhotoLane) => Array.from({ length: PROCESSES[lane] }, () => createPhotoProcess(log, limits))
  const processes = { people: laneOf('people'), imports: laneOf('imports') }
  const queues = { people: createFairQueue(processes.people), imports: createFairQueue(processes.imports) }
  return {
    inspect: (photo, { owner, lane }) =>
      queues[lane].use(owner, (process) => process.inspect(photo, { setUpright: lane === 'imports' })),
    close() {
      for (const process of Object.values(processes).flat()) process.end()
    },
  }
}
