import type { Texts } from './texts'

/** What Compute Ops Management says in Japanese. */
export const japanese: Texts = {
  notes: {
    serverConnected: {
      title: 'サーバーが接続されました',
      message: 'サーバーが再び Compute Ops Management に接続されました。',
      action: '',
    },
    serverDisconnected: {
      title: 'サーバーが切断されました',
      message: 'サーバーと Compute Ops Management の接続が失われました。',
      action: 'iLO のネットワークとプロキシ設定を確認してください。',
    },
    serverHealthCritical: {
      title: 'サーバーの状態: クリティカル',
      message: '{message}\n\n{description}',
      action: '{resolution}',
    },
    serverHealthWarning: {
      title: 'サーバーの状態: 警告',
      message: '{message}\n\n{description}',
      action: '{resolution}',
    },
    serverHealthOk: {
      title: 'サーバーの状態: OK',
      message: 'すべてのサブシステムが再び OK になりました。',
      action: '',
    },
    inventoryCollected: {
      title: 'サーバーインベントリが収集されました',
      message: 'サーバーの完全なインベントリが収集されました。',
      action: '',
    },
    serverRestarted: {
      title: 'サーバーの電源がリセットされました',
      message: 'サーバーがオペレーティングシステムから再起動されました。',
      action: '',
    },
    settingsApplied: {
      title: 'iLO 設定が適用されました',
      message:
        'グループの iLO 設定が適用されました。\n\n**注記:** ホストは再起動されていません。\n',
      action: '',
    },
    logCollected: {
      title: 'サーバーログが収集されました',
      message: 'Active Health System ログが収集されました。7 日間保存されます。',
      action: '',
    },
    subscriptionRenewed: {
      title: 'サブスクリプションが更新されました',
      message: 'サーバーのサブスクリプションが自動的に更新されました。',
      action: '',
    },
    firmwareUpToDate: {
      title: 'ファームウェア更新が成功しました',
      message:
        'ファームウェア更新が成功しました\n\n**注記:** サーバーのファームウェアはすでにグループのベースラインと一致しています。\n',
      action: '',
    },
    serverAdded: {
      title: 'サーバーが追加されました',
      message: 'iLO の認証情報を使用してサーバーが追加されました。',
      action: '',
    },
    serverRemoved: {
      title: 'サーバーが削除されました',
      message: 'サーバーが Compute Ops Management から削除されました。',
      action: '',
    },
    baselineChanged: {
      title: 'グループが更新されました',
      message: 'グループのファームウェアベースラインが変更されました。',
      action: '',
    },
    complianceChecked: {
      title: 'ファームウェアのコンプライアンスが確認されました',
      message: 'サーバーがグループのファームウェアベースラインと比較されました。',
      action: '',
    },
    groupCreated: {
      title: 'グループが作成されました',
      message: 'グループ**{group}**が作成されました。',
      action: '',
    },
    groupChanged: {
      title: 'グループが更新されました',
      message: 'グループ**{group}**が変更されました。',
      action: '',
    },
    groupDeleted: {
      title: 'グループが削除されました',
      message: 'グループ**{group}**が削除されました。',
      action: '',
    },
    serversAdded: {
      title: 'グループが更新されました',
      message: 'グループにサーバーが追加されました: {servers}',
      action: '',
    },
    serversTaken: {
      title: 'グループが更新されました',
      message: 'グループからサーバーが削除されました: {servers}',
      action: '',
    },
    jobSuccessful: {
      title: '{job}が成功しました',
      message: '**{subject}** の{job}が完了しました。',
      action: '',
    },
    jobFailed: {
      title: '{job}が失敗しました',
      message: '**{subject}** の{job}が失敗しました。\n\n{reason}',
      action: '',
    },
  },
  jobs: {
    inventory: 'サーバーインベントリ収集',
    collectLog: 'サーバーログ収集',
    restart: 'サーバー再起動',
    iloFirmware: 'iLO ファームウェア更新',
    firmware: 'ファームウェア更新',
    groupFirmware: 'グループファームウェア更新',
    groupCompliance: 'グループファームウェアコンプライアンス確認',
  },
  reasons: {
    inventoryUnanswered: 'インベントリの読み取り中に iLO が応答しませんでした。',
    logNotDownloaded: 'Active Health System ログを iLO からダウンロードできませんでした。',
    notBackOn: '再起動後、サーバーの電源状態が ON になりませんでした。',
    iloNotBack: 'ファームウェアの有効化後 10 分以内に iLO が復帰しませんでした。',
    someNotUpdated: '一部のサーバーのファームウェアを更新できませんでした。',
    inventoryTooOld: '一部のサーバーのインベントリが古いため、比較できません。',
    declined: '承認者によって却下されました',
    dismissed: '停止したため却下されました',
    serversFailed: '{total} 台中 {failed} 台のサーバーが失敗しました',
  },
  faults: {
    PowerSupplyFailed: {
      message: '電源装置 2 が故障し、冗長性が失われました',
      description: 'ベイ 2 の電源装置に入力電力がないか、故障しています。',
      resolution: 'ベイ 2 の給電を確認し、電源装置を取り付け直すか交換してください。',
    },
    DriveFailed: {
      message: 'ベイ 3 のドライブが故障しました',
      description:
        'ポート 1I、ボックス 1、ベイ 3 のドライブが故障し、ボリュームの冗長性が低下しています。',
      resolution: 'ドライブを交換してください。コントローラーがボリュームを自動的に再構築します。',
    },
    SystemOverheating: {
      message: 'システムボードの温度超過',
      description: 'システムボードのセンサーがクリティカルしきい値を超えました。',
      resolution:
        'エアフローと吸気温度を確認してください。サーバーは保護のためシャットダウンします。',
    },
    CorrectableMemoryErrorsExceeded: {
      message: 'プロセッサー 1 DIMM 8: 訂正可能エラーのしきい値超過',
      description: 'DIMM が訂正したエラーの数がしきい値を超えました。',
      resolution: '障害予測保証の期間内に DIMM の交換を計画してください。',
    },
    FanRedundancyLost: {
      message: 'ファンの冗長性が失われました',
      description: 'ファン 4 の回転数が要求より低く、残りのファンは冗長ではありません。',
      resolution: 'ファン 4 を交換してください。サーバーは残りのファンで稼働します。',
    },
    InletTemperatureHigh: {
      message: '吸気温度 38 °C、しきい値 38 °C',
      description: '前面の周囲温度センサーが注意しきい値に達しました。',
      resolution: 'ラック列の冷却を確認してください。',
    },
    NetworkLinkDown: {
      message: 'ネットワークアダプター 1 ポート 2: リンクダウン',
      description: 'ドライバーがロードされている間に、アダプターポートのリンクが切断されました。',
      resolution: 'ケーブル、トランシーバー、スイッチポートを確認してください。',
    },
    DrivePredictiveFailure: {
      message: 'ベイ 6 のドライブ: 障害予測',
      description: 'ポート 2I、ボックス 1、ベイ 6 のドライブが、まもなく故障すると報告しています。',
      resolution: '次の機会にドライブを交換してください。',
    },
  },
}
