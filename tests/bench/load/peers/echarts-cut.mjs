import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { draw } from './echarts-charts.mjs';

use([BarChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);
draw({ init });
