import { type LucideIcon, RotateCcw, RotateCw } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'

const ways: { turn: 90 | 270; icon: LucideIcon; words: 'photo.turnLeft' | 'photo.turnRight' }[] = [
  { turn: 270, icon: RotateCcw, words: 'photo.turnLeft' },
  { turn: 90, icon: RotateCw, words: 'photo.turnRight' },
]

/** Always there, because no detector sees every photo that lies on its side. */
export function TurnButtons({ waiting, onTurn }: { waiting: boolean; onTurn(turn: 90 | 270): void }) {
  const t = useT()
  return (
    <div className="flex justify-center gap-1.5 p-1.5">
      {ways.map(({ turn, icon: Icon, words }) => (
        <Button
          key={turn}
          look="ghost"
          size="small"
          shape="icon"
          disabled={waiting}
          aria-label={t(words)}
          title={t(words)}
          onClick={() => onTurn(turn)}
        >
          <Icon aria-hidden="true" />
        </Button>
      ))}
    </div>
  )
}
