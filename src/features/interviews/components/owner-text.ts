import type { CallTexts } from './texts'
import type { HelpDraft } from './use-help'

/** Who does it, as the screen says it. */
export const ownerText = ({ owner, ownerName }: Pick<HelpDraft, 'owner' | 'ownerName'>, { end }: CallTexts): string =>
  owner === 'me' ? end.ownerMe : owner === 'kept' && ownerName !== null ? ownerName : end.ownerCoordinator
