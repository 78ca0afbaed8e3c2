import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FamilyForm } from '@/features/families/components/family-form'
import { familyForForm } from '@/features/families/queries/family-for-form'
import { familyFormChoices } from '@/features/families/queries/family-form-choices'
import { languageNames } from '@/i18n/language-names'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('families'))('form.editTitle'),
})

const EditFamilyPage = async ({ params }: PageProps<'/families/[id]/edit'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const [family, choices] = await orNotFound(() => Promise.all([familyForForm(actor, id), familyFormChoices(actor)]))
  await recordView(actor, { verb: 'family.read', part: 'edit', subjectId: id, families: [id] })
  const t = await getTranslations('families')
  const languages = languageNames([...family.homeLanguages, ...[family.callLanguage ?? []].flat()], await getLocale())
  return (
    <>
      <p className="soft small">{t('number', { ref: family.ref })}</p>
      <h1>{t('form.editTitle')}</h1>
      <FamilyForm choices={choices} languages={languages} newId={id} family={family} />
    </>
  )
}

export default EditFamilyPage
