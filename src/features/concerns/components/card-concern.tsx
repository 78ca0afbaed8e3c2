import { ConcernNotice } from './concern-notice'
import { RaiseConcern } from './raise-concern'

type Props = { familyId: string; name: string; pointer: { ask: string | null } | undefined }

/** On a family's card: that a colleague is worried, if so, and the form to raise a concern of one's own. */
export const CardConcern = ({ familyId, name, pointer }: Props) => (
  <div>
    {pointer ? <ConcernNotice {...pointer} /> : null}
    <RaiseConcern familyId={familyId} name={name} />
  </div>
)
