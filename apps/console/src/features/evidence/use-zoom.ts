import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { fitted, moved, type Point, type View, zoomed } from './zoom.ts'

const KEY_STEP = 1.25
const MOVE_PX = 60
/** A wheel's notch is 100 or so, a touchpad's pinch a few at a time. */
const WHEEL_SPEED = 0.0015

const arrows: Record<string, Point> = {
  ArrowLeft: { x: MOVE_PX, y: 0 },
  ArrowRight: { x: -MOVE_PX, y: 0 },
  ArrowUp: { x: 0, y: MOVE_PX },
  ArrowDown: { x: 0, y: -MOVE_PX },
}

/** How far a picture is zoomed and moved within its stage, by wheel, pinch, drag and keys. */
export function useZoom() {
  const [view, setView] = useState<View>(fitted)
  const stage = useRef<HTMLElement>(null)
  const fingers = useRef(new Map<number, Point>())

  const size = () => ({ width: stage.current?.clientWidth ?? 0, height: stage.current?.clientHeight ?? 0 })
  /** Of a pointer, from the middle of the stage. */
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top, width, height } = stage.current?.getBoundingClientRect() ?? new DOMRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }
  const by = (factor: number, at: Point = { x: 0, y: 0 }) => setView((now) => zoomed(now, factor, at, size()))
  const move = (way: Point) => setView((now) => moved(now, way, size()))
  const fit = () => setView(fitted)

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    by(Math.exp(-event.deltaY * WHEEL_SPEED * (event.ctrlKey ? 6 : 1)), placeOf(event))
  })
  useEffect(() => {
    // React's own listener is passive: the page would scroll or zoom as well.
    const element = stage.current
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [])

  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = placeOf(event)
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, now)
    if (!other) return move({ x: now.x - before.x, y: now.y - before.y })
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    by(apart(now, other) / Math.max(1, apart(before, other)), middle)
  }
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, placeOf(event))
  }
  const lift = ({ pointerId }: PointerEvent) => void fingers.current.delete(pointerId)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const way = arrows[event.key]
    if (event.key === '+' || event.key === '=') by(KEY_STEP)
    else if (event.key === '-') by(1 / KEY_STEP)
    else if (event.key === '0') fit()
    else if (way) move(way)
    else return
    event.preventDefault()
  }
  const handlers = { onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel: lift, onKeyDown }
  return { view, by, fit, stage, handlers }
}

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
