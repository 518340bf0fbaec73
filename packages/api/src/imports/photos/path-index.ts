import type { Entry } from 'yauzl'

/** Finds the files of an archive by what people write of them: a path, a name, or a name without its ending. */
export type PathIndex = {
  add(path: string, entry: Entry): void
  /** Several where the name alone does not say which. */
  find(path: string): Entry[]
}

const PICTURE = /\.(jpe?g|jpe|jfif|png|webp|hei[cf]|gif|bmp|tiff?)$/i
const stemOf = (name: string) => name.replace(PICTURE, '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** `stem`: the path below the root, without its ending. */
type Placed = { stem: string; entry: Entry }

export function createPathIndex(fold: (path: string) => string): PathIndex {
  const byPath = new Map<string, Placed[]>()
  const byName = new Map<string, Placed[]>()
  const byStem = new Map<string, Placed[]>()
  const put = (index: Map<string, Placed[]>, key: string, placed: Placed) => {
    const there = index.get(key)
    if (there) there.push(placed)
    else index.set(key, [placed])
  }
  return {
    add(given, entry) {
      const path = fold(given)
      const placed = { stem: stemOf(`/${path}`), entry }
      const name = nameOf(path)
      put(byPath, path, placed)
      put(byName, name, placed)
      if (PICTURE.test(name) || !name.includes('.')) put(byStem, stemOf(name), placed)
    },
    find(given) {
      const path = fold(given)
      const name = nameOf(path)
      const found = byPath.get(path) ?? byName.get(name) ?? byStem.get(name) ?? byStem.get(stemOf(name)) ?? []
      const stem = stemOf(`/${path}`)
      // "photos/maria.jpg" in a list is "export/photos/maria.jpg" in an archive, and the other way round.
      const below = found.filter((each) => each.stem.endsWith(stem) || stem.endsWith(each.stem))
      return (below.length > 0 ? below : found).map(({ entry }) => entry)
    },
  }
}
