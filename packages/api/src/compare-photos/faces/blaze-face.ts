import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import { dispose, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { type FoundBox, readBoxes, SIDE } from './read-boxes.ts'

/** BlazeFace, with the weights that come inside a package: nothing is fetched, now or later. */
export async function loadBlazeFace(): Promise<(square: Uint8Array) => FoundBox[]> {
  setWasmPaths(fileURLToPath(new URL('./', import.meta.resolve('@tensorflow/tfjs-backend-wasm'))))
  await setBackend('wasm')
  const models = new URL('../models/', import.meta.resolve('@vladmandic/human'))
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(new URL('blazeface.json', models), 'utf8'))
  const weights = await readFile(new URL('blazeface.bin', models))
  const model = await loadGraphModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: new Uint8Array(weights).buffer,
    }),
  })
  return (square) => {
    const colours = Float32Array.from(square, (value) => value / 127.5 - 1)
    const input = tensor(colours, [1, SIDE, SIDE, 3])
    const outputs = model.execute(input) as Tensor[]
    try {
      return readBoxes(outputs.map((output) => output.dataSync<'float32'>()))
    } finally {
      dispose([input, ...outputs])
    }
  }
}
