import type { Ctx } from '../context.ts'
import { tell, type Way, waysOf } from './tell.ts'

/** Sends a test by every way that is set up. `problem` is null where it was taken, else the reason it was not. */
export async function testAlarm(ctx: Ctx): Promise<{ ways: { way: Way; problem: string | null }[] }> {
  const since = ctx.clock.now()
  const { problems } = await tell(ctx, {
    id: `alarm-test-${since.getTime()}`,
    trouble: 'test',
    state: 'began',
    since,
    title: 'Test alert',
    text: 'This is a test sent from the System page. Nothing is wrong.',
    console: `${ctx.config.consoleUrl}/system`,
  })
  return { ways: waysOf(ctx).map((way) => ({ way, problem: problems[way] ?? null })) }
}
