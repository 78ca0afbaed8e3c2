import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainLink } from '@/components/layout/plain-link'
import { proposedWays } from '@/domain/calls/ways-of-meeting'
import type { CallCard } from '../queries/call-card'
import { TermLines } from './card-lines'
import { useAgreedWay } from './use-agreed-way'
import { useWaysSoFar } from './use-ways-so-far'

/** At the end of a call: how the parent wants to meet the next time, what else would suit, and the way to plan it. */
export const NextMeeting = ({ card }: { card: CallCard }) => {
  const t = useTranslations('ways')
  const c = useTranslations('contact')
  const waysSoFar = useWaysSoFar()
  const agreed = useAgreedWay(card)
  const { facts, callsByWay } = card.meeting
  const [first] = proposedWays({ aim: 'ordinary', ...facts })
  const proposal = first ? [t(`names.${first.way}`), ...first.remarks.map((remark) => t(`remarks.${remark}`))] : []
  return (
    <>
      <h2>{t('title')}</h2>
      <TermLines
        lines={[
          [c('card.channel'), facts.wishes.map((channel) => c(`channels.${channel}`)).join(', ') || t('noWish')],
          [t('soFar'), waysSoFar(callsByWay)],
          [t('agreed'), agreed],
          [t('proposal'), agreed ? null : proposal.map((words) => <span key={words}>{words}</span>)],
        ]}
      />
      {agreed ? null : (
        <p className="no-print">
          <PlainLink className="button" href={`${href('/families/[id]', { id: card.id })}#appointments`}>
            {t('plan')}
          </PlainLink>
        </p>
      )}
    </>
  )
}
