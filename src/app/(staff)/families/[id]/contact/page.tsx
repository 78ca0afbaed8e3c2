import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { isolatedParts } from '@/domain/isolated-text'
import { ContactForm } from '@/features/families/components/contact-form'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { languageNames } from '@/i18n/language-names'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('contact'))('form.title'),
})

/** Where a caller corrects how a family is reached. */
const ContactPage = async ({ params }: PageProps<'/families/[id]/contact'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const contact = await orNotFound(() => contactForForm(actor, id))
  await recordView(actor, { verb: 'family.read', part: 'contact', subjectId: id, families: [id] })
  const t = await getTranslations()
  const tags = [...contact.homeLanguages, ...[contact.callLanguage ?? []].flat()]
  return (
    <>
      <p className="soft small">
        {isolatedParts([contact.parentName, t('families.number', { ref: contact.ref })], ' · ')}
      </p>
      <h1>{t('contact.form.title')}</h1>
      <p className="soft">{t('contact.form.lead')}</p>
      <ContactForm contact={contact} languages={languageNames(tags, await getLocale())} />
    </>
  )
}

export default ContactPage
