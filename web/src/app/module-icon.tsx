import {
  AccountBookOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  BuildOutlined,
  ContactsOutlined,
  DatabaseOutlined,
  FundOutlined,
  InboxOutlined,
  SettingOutlined,
  ShoppingCartOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  sales: SolutionOutlined,
  crm: ContactsOutlined,
  inventory: InboxOutlined,
  purchasing: ShoppingCartOutlined,
  planning: FundOutlined,
  manufacturing: BuildOutlined,
  engineering: ApartmentOutlined,
  finance: AccountBookOutlined,
  masterdata: DatabaseOutlined,
  platform: SettingOutlined,
};

export function ModuleIcon({ module }: { module: string }) {
  const Icon = icons[module] ?? AppstoreOutlined;
  return (
    <span className="nav-icon" aria-hidden="true">
      <Icon />
    </span>
  );
}
