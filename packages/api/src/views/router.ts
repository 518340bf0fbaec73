import { procedure, router } from '../trpc.ts'
import { changeView } from './change-view.ts'
import { listViews } from './list-views.ts'
import { removeView } from './remove-view.ts'
import { saveView } from './save-view.ts'
import * as schema from './schema.ts'

const manage = procedure('views.manage')

export const viewsRouter = router({
  list: manage.query(({ ctx }) => listViews(ctx)),
  save: manage.input(schema.saveViewInput).mutation(({ ctx, input }) => saveView(ctx, input)),
  change: manage.input(schema.changeViewInput).mutation(({ ctx, input }) => changeView(ctx, input)),
  remove: manage.input(schema.viewInput).mutation(({ ctx, input }) => removeView(ctx, input)),
})
