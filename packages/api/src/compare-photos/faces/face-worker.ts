import { parentPort } from 'node:worker_threads'
import { loadBlazeFace } from './blaze-face.ts'
import { lookAround } from './look-around.ts'

/** Runs in a thread of its own: a look takes up to 80 ms of computing, which nobody else's request shall wait for. */
const detect = await loadBlazeFace()
parentPort?.on('message', (square: Uint8Array) => parentPort?.postMessage(lookAround(square, detect)))
