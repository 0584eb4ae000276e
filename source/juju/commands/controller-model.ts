import {type ModelReference} from '../../domain/intent.js';

/**
The model that a controller itself lives in. Its owner is always `admin`; without him a client looks among the models of the user (2.0 to 4.0, `cmd/modelcmd`).
*/
export const controllerModel = (controller: string): ModelReference => ({controller, name: 'admin/controller'});
