import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FamilyForm } from '@/features/families/components/family-form'
import { familyForForm } from '@/features/families/queries/family-by-id'
import { familyFormChoices } from '@/features/families/queries/family-choices'
import { orNotFound, pathId } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('families'))('form.editTitle'),
})

const EditFamilyPage = async ({ params }: PageProps<'/families/[id]/edit'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const [family, choices] = await orNotFound(() => Promise.all([familyForForm(actor, id), familyFormChoices(actor)]))
  const t = await getTranslations('families')
  return (
    <>
      <p className="soft small">{t('number', { ref: family.ref })}</p>
      <h1>{t('form.editTitle')}</h1>
      <FamilyForm choices={choices} newId={id} family={family} />
    </>
  )
}

export default EditFamilyPage
