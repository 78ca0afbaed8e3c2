import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { AttemptList } from '@/features/calls/components/attempt-list'
import { FamilyAttempt } from '@/features/calls/components/family-attempt'
import { PlannedCall } from '@/features/calls/components/planned-call'
import { RequestCall } from '@/features/calls/components/request-call'
import { attemptsOfFamily } from '@/features/calls/queries/attempts-of-family'
import { FamilyConcerns } from '@/features/concerns/components/family-concerns'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { FamilyContact, FamilyFacts } from '@/features/families/components/family-record'
import { FamilyHead } from '@/features/families/components/family-head'
import { FamilyInterviews } from '@/features/families/components/family-interviews'
import styles from '@/features/families/components/family.module.css'
import { familyById } from '@/features/families/queries/family-by-id'
import { AddHelp } from '@/features/help/components/add-help'
import { HelpItems } from '@/features/help/components/help-item'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { helpOwners } from '@/features/help/queries/help-owners'
import { can } from '@/domain/access/can'
import { contactText } from '@/domain/people/contact-point'
import { needTypes } from '@/domain/instrument/definition'
import { needsOf } from '@/i18n/needs'
import { today, tomorrow } from '@/server/clock'
import { orNotFound, pathId } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('families'))('one') })

const FamilyPage = async ({ params }: PageProps<'/families/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const family = await orNotFound(() => familyById(actor, id))
  const [attempts, help, owners, { concerns, others }] = await Promise.all([
    attemptsOfFamily(actor, id),
    helpOfFamily(actor, id),
    helpOwners(actor),
    concernsOfFamily(actor, id),
  ])
  const t = await getTranslations('families')
  const h = await getTranslations('help')
  const c = await getTranslations('concerns')
  const { types } = needsOf(await getLocale())
  const [last] = attempts
  const helpProps = { owners, today: today() }
  const [openHelp, closedHelp] = [
    help.filter(({ state }) => state === 'open'),
    help.filter(({ state }) => state === 'done'),
  ]
  return (
    <>
      <p className="no-print">
        <Link href="/families">{t('page.back')}</Link>
      </p>
      <FamilyHead family={family} mayChange={can(actor, 'family.update')} />
      {concerns.length > 0 || others ? (
        <section className={styles.section}>
          <h2>{c('title')}</h2>
          <FamilyConcerns concerns={concerns} others={others} />
        </section>
      ) : null}
      <div className={styles.columns}>
        <div>
          <FamilyContact family={family}>
            {family.mayCall ? (
              <>
                <PlannedCall request={family.request} today={today()} />
                <FamilyAttempt
                  lastId={last?.id}
                  familyId={id}
                  points={family.contactPoints
                    .filter(({ state }) => state === 'active')
                    .map((point) => ({ id: point.id, value: contactText(point) }))}
                  today={today()}
                  tomorrow={tomorrow()}
                  fresh={last?.undoable ? last : null}
                />
              </>
            ) : (
              <div className="notice">
                <p>
                  <strong>{t('page.mayNotCall')}</strong>
                </p>
                <p>{t('page.mayNotCallWhy')}</p>
              </div>
            )}
            <RequestCall familyId={id} today={today()} />
          </FamilyContact>
          <FamilyFacts family={family} />
        </div>
        <div>
          <FamilyInterviews interviews={family.interviews} />
          <section className={styles.section}>
            <h2>{t('page.help')}</h2>
            {help.length === 0 ? <p className="soft">{h('ofFamily.none')}</p> : null}
            {openHelp.length > 0 ? <HelpItems items={openHelp} {...helpProps} /> : null}
            <AddHelp
              familyId={id}
              types={needTypes.map((value) => ({ value, label: types[value] }))}
              owners={owners}
              me={actor.staffId}
            />
            {closedHelp.length > 0 ? (
              <>
                <h3>{h('ofFamily.done')}</h3>
                <HelpItems items={closedHelp} {...helpProps} />
              </>
            ) : null}
          </section>
          <section className={styles.section}>
            <h2>{t('page.attempts')}</h2>
            <AttemptList attempts={attempts} />
          </section>
        </div>
      </div>
    </>
  )
}

export default FamilyPage
