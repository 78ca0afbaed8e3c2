import { useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { knownInterpreters } from '@/domain/calls/interpreters'
import type { InterpreterChoices } from '@/server/interpreter-choices'
import { KnownInterpreter } from './known-interpreter'
import { RecordInterpreter } from './record-interpreter'

type Props = {
  familyId: string
  choices: InterpreterChoices
  /** The interpreter of each appointment that is to come; null: none. */
  bookedIds: readonly (string | null)[]
  /** The last call that ended; null without one. */
  lastCall: { id: string; day: string; interpreterId: string | null } | null
}

/** The interpreters whom a family knows, has booked or does not want, and who interpreted at its last call. Nothing without interpreters. */
export const FamilyInterpreters = ({ familyId, choices: { interpreters }, bookedIds, lastCall }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const knownChoices = knownInterpreters(interpreters, bookedIds)
  if (interpreters.length === 0) return null
  return (
    <>
      {knownChoices.length > 0 ? (
        <>
          <h3>{t('title')}</h3>
          <PlainList ruled>
            {knownChoices.map((interpreter) => (
              <KnownInterpreter key={interpreter.id} familyId={familyId} interpreter={interpreter} />
            ))}
          </PlainList>
        </>
      ) : null}
      {lastCall ? <RecordInterpreter key={lastCall.id} call={lastCall} choices={interpreters} /> : null}
    </>
  )
}
