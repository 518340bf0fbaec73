import { Bone } from '#/ui/skeleton.tsx'
import { Table } from './table.tsx'

const widths = ['w-36', 'w-28', 'w-40', 'w-32', 'w-24', 'w-36', 'w-30', 'w-28']

/** Rows of the final height while the first page loads. */
export function SkeletonRows() {
  return (
    <Table busy>
      {[...widths, ...widths].map((width, index) => (
        <tr
          key={`row-${index + 1}`}
          className="border-b border-line max-md:flex max-md:h-row max-md:items-center max-md:px-gutter"
        >
          <td className="max-md:hidden" />
          <td className="h-row px-2 max-md:h-auto max-md:pl-0">
            <Bone className={`${width} max-w-full`} />
          </td>
          <td colSpan={8} className="h-row px-2 max-md:hidden">
            <Bone className="w-3/5" />
          </td>
        </tr>
      ))}
    </Table>
  )
}
