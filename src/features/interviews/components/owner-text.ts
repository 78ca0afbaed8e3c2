import type { CallTexts } from './texts'
import type { HelpDraft } from './use-help'

/** The owner of agreed help, as the screen names them. */
export const ownerText = ({ owner, ownerName }: Pick<HelpDraft, 'owner' | 'ownerName'>, { end }: CallTexts): string =>
  owner === 'me' ? end.ownerMe : owner === 'kept' && ownerName !== null ? ownerName : end.ownerCoordinator
