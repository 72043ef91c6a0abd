import { BarChart, MapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, GridComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { draw } from './echarts-charts.mjs';

use([BarChart, MapChart, ScatterChart, GeoComponent, GridComponent, CanvasRenderer]);
draw({ init, registerMap });
