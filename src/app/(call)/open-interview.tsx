import { getLocale, getMessages } from 'next-intl/server'
import { ContactCard } from '@/features/families/components/contact-card'
import { callCard } from '@/features/families/queries/call-card'
import { ownConcern } from '@/features/concerns/queries/own-concern'
import { Interview } from '@/features/interviews/components/interview'
import type { interviewForm } from '@/features/interviews/queries/interview-form'
import type { StaffActor } from '@/domain/access/actor'
import { callDefinition } from '@/domain/instrument/instrument'
import { languageNames } from '@/i18n/language-names'
import { wordingsOf } from '@/i18n/wordings'
import { today } from '@/server/clock'

type Form = Awaited<ReturnType<typeof interviewForm>>

/** The language tags that this interview holds or offers. */
export const spokenIn = ({ answers, offered }: Form): string[] =>
  [answers.find(({ key }) => key === 'home_languages')?.value, offered.home_languages?.value]
    .flatMap((value) => (Array.isArray(value) ? [...value] : []))
    .map(String)

/** The screen of an interview, on a page of its own or in a room. */
export const OpenInterview = async ({ actor, record }: { actor: StaffActor; record: Form }) => {
  const locale = await getLocale()
  const { interviews: texts, frame } = await getMessages()
  const { ownTexts, interpreter: _, ...interview } = record
  return (
    <Interview
      interview={interview}
      definition={callDefinition(record.instrumentVersion, record.ownQuestions)}
      concern={await ownConcern(actor, record.id)}
      texts={texts}
      locale={locale}
      wordings={wordingsOf(record.instrumentVersion, ownTexts)}
      today={today()}
      languages={languageNames(spokenIn(record), locale)}
      close={frame.actions.close}
      card={
        record.handedOver && record.handedOver.kind !== 'lent' ? null : (
          <ContactCard card={await callCard(actor, record.familyId)} />
        )
      }
    />
  )
}
