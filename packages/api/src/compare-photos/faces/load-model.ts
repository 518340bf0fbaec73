import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter'
import { dispose, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core'
import type { Square } from './square.ts'

/** Loads a model whose weights come inside a package: nothing is fetched, now or later. */
export async function loadModel(name: 'blazeface' | 'facemesh'): Promise<GraphModel> {
  setWasmPaths(fileURLToPath(new URL('./', import.meta.resolve('@tensorflow/tfjs-backend-wasm'))))
  await setBackend('wasm')
  const models = new URL('../models/', import.meta.resolve('@vladmandic/human'))
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(new URL(`${name}.json`, models), 'utf8'))
  const weights = await readFile(new URL(`${name}.bin`, models))
  return loadGraphModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: new Uint8Array(weights).buffer,
    }),
  })
}

/** Runs a model on a square whose colours become numbers by `scaled`. */
export function run(model: GraphModel, { data, side }: Square, scaled: (colour: number) => number): Float32Array[] {
  const input = tensor(Float32Array.from(data, scaled), [1, side, side, 3])
  const outputs = model.execute(input) as Tensor[]
  try {
    return outputs.map((output) => output.dataSync<'float32'>())
  } finally {
    dispose([input, ...outputs])
  }
}
