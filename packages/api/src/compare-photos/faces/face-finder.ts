import { loadBlazeFace } from './blaze-face.ts'
import { loadFaceMesh } from './face-mesh.ts'
import type { FaceFinder } from './faces.ts'
import { findFaces } from './find-faces.ts'
import type { Models } from './models.ts'

const loadModels = async (): Promise<Models> => ({ detect: await loadBlazeFace(), oddsOf: await loadFaceMesh() })

/** Finds faces offline. The models load with the first photo, and with the next one after they could not be loaded. */
export function createFaceFinder(onFailure: (error: unknown) => void, load = loadModels): FaceFinder {
  let loading: ReturnType<typeof load> | null = null
  return {
    async find(picture) {
      loading ??= load()
      try {
        return await findFaces(picture, await loading)
      } catch (error) {
        loading = null
        onFailure(error)
        return null
      }
    },
  }
}
