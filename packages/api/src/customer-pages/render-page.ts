import * as end from './end-pages.ts'
import * as progress from './progress-pages.ts'
import * as start from './start-pages.ts'
import type { LinkPage, LinkView } from './view.ts'

/** The page of a known link, whole. */
export function renderPage(view: LinkView, page: LinkPage): string {
  switch (page.page) {
    case 'ready':
      return start.readyPage(view, page.chosen)
    case 'desktop':
      return start.desktopPage(view)
    case 'inApp':
      return start.inAppPage(view, page)
    case 'inProgress':
      return progress.inProgressPage(view, page.canContinue)
    case 'checking':
      return progress.checkingPage(view, page)
    case 'tryAgain':
      return progress.tryAgainPage(view, page.advice)
    case 'serviceDown':
      return progress.serviceDownPage(view)
    case 'passed':
      return end.passedPage(view)
    case 'failed':
      return end.failedPage(view)
    case 'needsPhoto':
      return end.needsPhotoPage(view)
    case 'expired':
      return end.expiredPage(view)
    case 'cancelled':
      return end.withdrawnPage(view, 'cancelled')
    case 'withdrawnNotMe':
      return end.withdrawnPage(view, 'notMeDone')
    case 'replaced':
      return end.withdrawnPage(view, 'replaced')
    case 'confirmDecline':
      return end.confirmDeclinePage(view, page.as)
    case 'declined':
      return end.declinedPage(view)
  }
}
