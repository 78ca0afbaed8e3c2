// A plain page with the survey and nothing else, as SurveyJS's own guide for React begins.
import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import 'survey-core/i18n/dutch'
import 'survey-core/survey-core.fontless.min.css'
import { Survey } from 'survey-react-ui'
import survey from 'survey.json'

const model = new Model(survey)
// For the measurement: to bring each question into view, and to see that its answer was taken.
globalThis.survey = model

createRoot(document.getElementById('survey')).render(<Survey model={model} />)
