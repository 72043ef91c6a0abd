import * as echarts from 'echarts';
import { draw } from './echarts-charts.mjs';

draw(echarts);
