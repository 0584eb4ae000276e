export {default} from 'conf';
