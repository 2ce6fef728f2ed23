import type { AtsView } from '@ats-kit/dom';
import { type PropType, defineComponent, h } from 'vue';
import type { Screens } from './flow/setup-flow.ts';
import AtsFrame from './frame/ats-frame.vue';
import AccessCodeForm from './screens/access-code-form.vue';
import DetailsScreen from './screens/details-screen.vue';
import { SENDING_SCREENS } from './screens/sending.ts';
import VersionsScreen from './screens/versions-screen.vue';
import WorksScreen from './screens/works-screen.vue';

const SCREENS: Screens = {
  ...SENDING_SCREENS,
  accessCode: AccessCodeForm,
  works: WorksScreen,
  details: DetailsScreen,
  versions: VersionsScreen,
};

/** Renders a view of any mode. Stateless: all that it shows and does comes from the view. */
export const AtsScreens = defineComponent({
  name: 'AtsScreens',
  props: { view: { type: Object as PropType<AtsView>, required: true } },
  setup: (props) => () => h(AtsFrame, { view: props.view, screens: SCREENS }),
});
